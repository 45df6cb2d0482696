"""Signs that Markdown, or Streamlit within it, reads as something else than what they are."""

SIGNS = (
    ":material/home:", ":material_home:", "läs:material/home:vidare", ":streamlit:", ":smile:", ":+1:",
    "a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a <= b", "a ~= b", "->", "--",
    "www.exempel.se", "http://exempel.se/x?y=1&z=2", "namn@exempel.se", "<http://exempel.se>",
    ":red[röd]", ":red-badge[märke]", ":::note", "::x", "$x^2$", "$$x$$", "10 $ och 20 $",
    "*a* **b** _c_ __d__ ~~e~~", "snake_case_namn", "`kod`", "``", "` a", "# rubrik", "#hashtag", "- punkt", "+ punkt",
    "* punkt", "1. ett", "1) ett", "> citat", "---", "===", "***", "| a | b |", "<b>fet</b>", "<!-- dold -->",
    "&amp; &#65; &copy;", "[länk](http://exempel.se)", "![bild](http://exempel.se/b.png)", "[ruta]", "- [ ] ruta",
    "[^1]", "\\*", "slut\\", "~~~", "```", "^upp^", "(c) (tm) …", "R&D <AB> ”x” '\"'", "2027–2029",
)  # fmt: skip
"""One line each."""
