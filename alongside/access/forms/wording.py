"""What allauth asks and answers, in our words: what to do, said at the field and above the form alike."""

from django import forms
from django.utils.translation import gettext_lazy as _

# By the name of the field: what it is called, and what to do when it was left empty.
FIELDS = {
    "login": (_("User name"), _("Write your user name.")),
    "password": (_("Password"), _("Write your password.")),
    "oldpassword": (_("The password you have now"), _("Write the password you have now.")),
    "password1": (_("New password"), _("Write a new password.")),
    "password2": (_("The new password once more"), _("Write the new password once more.")),
    "code": (_("Code"), _("Write the code.")),
}
SIGNING_IN = {
    "username_password_mismatch": _("This user name and password do not fit together. Check both."),
    "incorrect_password": _("This is not your password. Try again."),
    "enter_current_password": _("This is not the password you have now. Try again."),
    "too_many_login_attempts": _("Too many tries. Wait some minutes, then try again."),
}
SECOND_FACTOR = {
    "incorrect_code": _("This code does not fit. Write the one that is shown right now."),
}


def put(form: forms.BaseForm) -> None:
    """Call the form's fields what we call them."""
    for name, field in form.fields.items():
        if name in FIELDS:
            field.label, field.error_messages["required"] = FIELDS[name]
        field.widget.attrs.pop("placeholder", None)
