"""What the operator says in every language; and its history, which needs those columns."""

from modeltranslation.translator import TranslationOptions, register
from simple_history import register as keep_history

from careerpath.models import Operator


@register(Operator)
class OperatorTexts(TranslationOptions):
    fields = ("country", "enforcement_body", "further")


keep_history(Operator, app="careerpath")
