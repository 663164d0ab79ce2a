"""Documents made from a template: what is missing is an error, and HTML is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def render_document(package: str, template: str, **fields: object) -> str:
    """Return a template of a package's `templates/` folder, filled with `fields`."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=select_autoescape(["html.jinja"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(fields)
