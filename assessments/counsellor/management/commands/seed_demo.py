"""Fills an empty database with a demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.counsellor.demo import ground, logins
from assessments.counsellor.demo.seed import CLIENTS, NoContent, seed
from assessments.counsellor.demo.staff import HOUSE, PLACES


class Command(BaseCommand):
    help = (
        "Make a demonstration in an empty database: two offices, four counsellors, "
        "200 clients in four languages. A database with people in it is left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("--clients", type=int, default=CLIENTS, help="how many")

    def handle(self, *, clients, **options):
        if not 1 <= clients <= ground.MOST:
            raise CommandError(f"--clients is a number from 1 to {ground.MOST}.")
        if ground.is_demonstration():
            self.stdout.write("The demonstration is here already; nothing is changed.")
        else:
            self._seed(clients)
        self._print_logins()

    def _seed(self, clients):
        try:
            ground.check_empty()
            self.stdout.write(f"Making a demonstration with {clients} clients …")
            seed(password=self._password(), clients=clients, say=self._say)
        except ground.NotEmpty as found:
            raise CommandError(
                f"This database is in use ({found}). The demonstration needs an empty "
                "one of its own and has changed nothing: run `make demo`, or set "
                "DATABASE_URL to a new database."
            ) from found
        except NoContent as missing:
            raise CommandError(
                "The roles are missing: run `manage.py load_content` first."
            ) from missing

    def _password(self):
        return logins.kept_password(_file()) or logins.new_password(_file())

    def _say(self, line):
        self.stdout.write(f"  {line}")

    def _print_logins(self):
        password = logins.kept_password(_file())
        if not password and ground.has_others():
            self.stdout.write(
                f"{_file()} is gone, and others have been added here: set a password with "
                "`manage.py changepassword`."
            )
            return
        password = password or logins.renew(_file())
        self.stdout.write("\nSign in at /en/desk/ (or /de/, /pl/, /da/) as")
        for place in PLACES:
            self.stdout.write(f"  {place.name}")
            for username, group, *names in place.people:
                self.stdout.write(f"    {username:8} {group}, {' '.join(names)}")
        self.stdout.write("or at /admin/ as")
        for username, group, *_names in HOUSE:
            self.stdout.write(f"    {username:8} {group}")
        self.stdout.write(f"Password of all: {password}")


def _file():
    return settings.VAR_DIR / "demo-logins.txt"
