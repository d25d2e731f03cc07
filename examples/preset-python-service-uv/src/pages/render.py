from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False})


def render(text: str) -> str:
    """HTML of a text in Markdown. HTML in the text is shown, not obeyed."""
    return _markdown.render(text)
