import streamlit as st

from generator.web.asgi import LIFESPAN, MAIN, MIDDLEWARE, ROUTES

app = st.App(MAIN, routes=ROUTES, middleware=MIDDLEWARE, lifespan=LIFESPAN)
