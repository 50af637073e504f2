"""Sign-ins that can be listed and ended, and single sign-on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import alongside.kernel.ids

DEVICES = [("phone", "Phone"), ("tablet", "Tablet"), ("computer", "Computer")]
BROWSERS = [
    ("chrome", "Chrome"),
    ("edge", "Edge"),
    ("firefox", "Firefox"),
    ("safari", "Safari"),
    ("other", "another browser"),
]


class Migration(migrations.Migration):
    dependencies = [("access", "0003_barriers")]
    operations = [
        migrations.AddField(
            model_name="account", name="passkey_asked_at", field=models.DateTimeField(null=True)
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("device", models.CharField(blank=True, choices=DEVICES, max_length=10)),
                ("browser", models.CharField(blank=True, choices=BROWSERS, max_length=10)),
                ("name", models.BinaryField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.CreateModel(
            name="WorkAccount",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=alongside.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("issuer", models.CharField(max_length=300)),
                ("subject", models.CharField(max_length=255)),
                ("linked_at", models.DateTimeField()),
                ("proof", models.CharField(max_length=64)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="access_workaccount_one")]
            },
        ),
        # Sessions of before are ended: everybody signs in again, once.
        migrations.RunSQL("drop table if exists django_session", migrations.RunSQL.noop),
    ]
