"""The front end's settings, in one place: they hold in a source tree and for an installed wheel in any folder."""

from __future__ import annotations

_SETTINGS = {
    # An address that is set: without one Streamlit asks a host on the internet for its own.
    "browser.serverAddress": "localhost",
    "browser.gatherUsageStats": "false",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "3",  # MB; the contract's limit for a file is 2, and the message about it is ours
    "server.enableAgentApi": "false",
    "global.disableWidgetStateDuplicationWarning": "true",  # a box gets its value both ways on purpose
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "runner.postScriptGC": "false",  # a collection after every run made 50 users wait for seconds
    "runner.magicEnabled": "false",
    "logger.hideWelcomeMessage": "true",
}

_THEME = {
    "baseRadius": "4px",
    "linkUnderline": "true",
    "showWidgetBorder": "true",
    "headingFontSizes": '["2rem", "1.5rem", "1.2rem", "1.05rem", "1rem", "1rem"]',
    "headingFontWeights": "[650, 600, 600, 600, 600, 600]",
    "light.primaryColor": "#1b5e78",
    "light.backgroundColor": "#ffffff",
    "light.secondaryBackgroundColor": "#f2f5f6",
    "light.textColor": "#1c2326",
    "light.linkColor": "#135069",
    "light.borderColor": "#75848b",
    "dark.primaryColor": "#2f7f9e",
    "dark.backgroundColor": "#14191b",
    "dark.secondaryBackgroundColor": "#1f2629",
    "dark.textColor": "#eef2f3",
    "dark.linkColor": "#8fd0ea",
    "dark.borderColor": "#84949b",
}


def streamlit_options(port: int, address: str = "localhost") -> list[str]:
    """The options to give ``streamlit run app.py``, for the front end on `port` of an address of this machine."""
    settings = _SETTINGS | {"server.address": address, "server.port": str(port), "browser.serverPort": str(port)}
    settings |= {f"theme.{name}": value for name, value in _THEME.items()}
    return [f"--{name}={value}" for name, value in settings.items()]
