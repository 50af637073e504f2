"""The functions of people/sql/functions/looking.sql find a record by its tags for whoever has no door to it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0002_pace")]
    operations = [
        # Nobody signs in as the owner: its functions alone read by this, and answer with an id or with nothing.
        migrations.RunSQL(
            "create policy finder on people_nametag for select to alongside_owner using (true)",
            migrations.RunSQL.noop,
        ),
    ]
