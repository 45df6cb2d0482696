// Said to Streamlit before it starts: it opens no error dialogs of its own (English, for programmers); state.js tells
// of a lost connection instead.
"use strict";
window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };
