"""Taking in the file of a CV."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from assessments.cv import reading

NO_FILE = gettext_lazy("Please choose a file.")
MESSAGES = {
    reading.TooBig: gettext_lazy(
        "This file is larger than 1 MB. A CV as JSON or XML is much smaller: did you "
        "choose the right file?"
    ),
    reading.Empty: gettext_lazy("This file is empty."),
    reading.Printed: gettext_lazy(
        "This is a document for printing, such as PDF or Word. Please download your CV "
        "once more, as XML or as JSON."
    ),
    reading.WrongEncoding: gettext_lazy(
        "This file is not written in UTF-8, so we cannot read its letters. Please save "
        "or download it once more, as UTF-8."
    ),
    reading.Broken: gettext_lazy(
        "This file is damaged or incomplete: it is neither sound JSON nor sound XML. "
        "Please download it once more."
    ),
    reading.Forbidden: gettext_lazy(
        "This XML file defines a document type of its own. For safety we do not read "
        "such files; a CV from Europass has none."
    ),
    reading.NotACv: gettext_lazy(
        "This is not a CV that we know. We can read JSON Resume and Europass."
    ),
    reading.NothingFound: gettext_lazy(
        "We found no education, no job and no skill in this file."
    ),
}


class CvUploadForm(forms.Form):
    """One file. Once it is valid, `cv` holds what stands in it."""

    file = forms.FileField(
        label=gettext_lazy("Your CV as a file"),
        help_text=gettext_lazy("JSON or XML, at most 1 MB."),
        required=False,  # so that each problem is told by its own message
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": ".json,.xml,application/json,application/xml,text/xml"}
        ),
    )

    def __init__(self, *args, problem=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.problem = problem

    def clean_file(self):
        if self.problem:
            raise ValidationError(self.problem)
        file = self.cleaned_data["file"]
        if file is None:
            raise ValidationError(NO_FILE)
        try:
            self.cv = reading.read(file.read())
        except reading.Unreadable as reason:
            raise ValidationError(MESSAGES[type(reason)]) from None
        return file
