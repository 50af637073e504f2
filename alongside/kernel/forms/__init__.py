"""Form fields and their GOV.UK markup, with Django alone.

Set ``FORM_RENDERER = "alongside.kernel.forms.GovukRenderer"``. A page then writes::

    {% error_summary form %}
    <form method="post" novalidate>{% csrf_token %}<div class="fields">{{ form }}</div>
    <button class="govuk-button" data-module="govuk-button" data-prevent-double-click="true">Save</button></form>

or places fields one by one with ``{{ form.name.as_field_group }}``.

What is wrong is one sentence that says what to do, the same above the form and at the field. A field whose label is a
question has its own for when nothing was answered, ``error_messages={"required": _("Write who told you.")}``: what every
field says otherwise needs its label before it, and nobody should have to read a question twice.
"""

from alongside.kernel.forms.around import AroundField
from alongside.kernel.forms.asked import AskedForm, Careful, Instead, Quiet, of_them
from alongside.kernel.forms.base import Form
from alongside.kernel.forms.choices import Choice, Choices
from alongside.kernel.forms.dates import DateField, RoughDate, RoughDateField, WhenField
from alongside.kernel.forms.rendering import GovukRenderer
from alongside.kernel.forms.text import LongTextField, TextField

__all__ = [
    "AroundField",
    "AskedForm",
    "Careful",
    "Choice",
    "Choices",
    "DateField",
    "Form",
    "GovukRenderer",
    "Instead",
    "LongTextField",
    "Quiet",
    "RoughDate",
    "RoughDateField",
    "TextField",
    "WhenField",
    "of_them",
]
