"""Sign-ins that can be listed and ended, and single sign-on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0003_barriers")]
    operations = []
