"""Committee papers from data and commentary: Word and accessible, archivable PDF that agree.

For Python: `results` and `trends` return DataFrames of a report, and raise PackError (docs/python.md).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from committee_pack.errors import PackError
    from committee_pack.frames import results, trends

__all__ = ["PackError", "results", "trends"]

if not TYPE_CHECKING:
    # -- imported when first used: every command imports this file, and needs neither

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "PackError":
            from committee_pack import errors

            return errors.PackError
        from committee_pack import frames

        return getattr(frames, name)

    def __dir__() -> list[str]:
        return sorted((*globals(), *__all__))
