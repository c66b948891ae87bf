"""The door for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from careerpath import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerpath.settings")

application = get_wsgi_application()
if trusted_proxies := env.words("TRUSTED_PROXIES"):
    application = wrap_wsgi_with_proxy_headers(
        application, trusted_hosts=trusted_proxies
    )
