"""Sign-in pages: only those the service uses."""

from allauth.account import views as account
from django.urls import include, path

from alongside.access.views import accounts, passkeys, sign_ins, work_accounts

urlpatterns = [
    # /account/
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("inactive/", accounts.ask_administrator, name="account_inactive"),
    path("new/", accounts.ask_administrator, name="account_signup"),
    path("forgotten/", accounts.ask_administrator, name="account_reset_password"),
    path("language/", accounts.set_language, name="set-language"),
    path("still-there/", sign_ins.still_there, name="still-there"),
    path("passkey/", sign_ins.offer_passkey, name="passkey-offer"),
    # /account/elsewhere/
    path("elsewhere/", work_accounts.start, name="work-account"),
    path("elsewhere/back/", work_accounts.back, name="work-account-back"),
    path("elsewhere/link/", work_accounts.link, name="work-account-link"),
    path("elsewhere/unlink/", work_accounts.unlink, name="work-account-unlink"),
    # /account/second-factor/
    path("second-factor/start/", accounts.second_factor, name="second-factor"),
    # In the place of allauth's, which keeps a row for whoever asks.
    path("second-factor/webauthn/login/", passkeys.come_in, name="passkey-in"),
    path("second-factor/", include("allauth.mfa.urls")),
]
