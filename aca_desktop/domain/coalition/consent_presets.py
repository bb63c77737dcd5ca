"""The consents that a coalition starts from, worded per language: data, to be changed by a further version."""

from aca_desktop.domain.coalition.record import CONTACT, PUBLISH_ORGANISATION, PUBLISH_SIGNER, Consent

PRESETS: tuple[Consent, ...] = (
    Consent(
        PUBLISH_ORGANISATION,
        "1",
        {
            "en": "The coalition may publish that our organisation has signed.",
            "es": "La coalición puede publicar que nuestra organización firmó.",
            "ja": "当団体が署名したことを公表することに同意します。",
        },
        necessary=True,
    ),
    Consent(
        PUBLISH_SIGNER,
        "1",
        {
            "en": "The coalition may publish my name, my title and my handwritten signature.",
            "es": "La coalición puede publicar mi nombre, mi cargo y mi firma manuscrita.",
            "ja": "私の氏名・役職・手書きの署名を公表することに同意します。",
        },
    ),
    Consent(
        CONTACT,
        "1",
        {
            "en": "The coalition may write to me about this declaration and what follows from it.",
            "es": "La coalición puede escribirme sobre esta declaración y lo que siga de ella.",
            "ja": "この宣言とその後の活動について連絡を受けることに同意します。",
        },
    ),
)

FURTHER: tuple[Consent, ...] = (
    Consent(
        "quoted",
        "1",
        {
            "en": "The coalition may quote what I say today, with my name and my title.",
            "es": "La coalición puede citar lo que diga hoy, con mi nombre y mi cargo.",
            "ja": "本日の私の発言を、氏名・役職とともに引用することに同意します。",
        },
    ),
    Consent(
        "interviews",
        "1",
        {
            "en": "The coalition may ask me for an interview about this declaration.",
            "es": "La coalición puede pedirme una entrevista sobre esta declaración.",
            "ja": "この宣言についての取材を依頼されることに同意します。",
        },
    ),
)
"""Those that a coalition may add."""


def worded_in(languages: tuple[str, ...]) -> tuple[Consent, ...]:
    """Return the presets with the words of these languages only; what is missing is missing there too."""
    return tuple(
        Consent(
            preset.key,
            preset.version,
            {tag: preset.words[tag] for tag in languages if tag in preset.words},
            preset.necessary,
        )
        for preset in PRESETS
    )
