"""Sign-in pages: only those the service uses."""

from allauth.account import views as account
from django.urls import include, path

from alongside.access.views import accounts

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
    # /account/second-factor/
    path("second-factor/start/", accounts.second_factor, name="second-factor"),
    path("second-factor/", include("allauth.mfa.urls")),
]
