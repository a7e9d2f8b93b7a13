package dev.ringway.transcript.analysis.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.Entity;
import dev.ringway.transcript.analysis.standard.PhoneNumbers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityAnalyzerTest {

    private final EntityAnalyzer analyzer = new EntityAnalyzer(new PhoneNumbers());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | It is +49 30 901820, thanks. | phone-number | +49 30 901820",
                "en | Ring 020 7946 0958 then. | phone-number | 020 7946 0958",
                "pt-br | Meu número é 11 96123-4567. | phone-number | 11 96123-4567",
                "ja | 電話は +81 3 1234 5678 です | phone-number | +81 3 1234 5678",
                "en | It's zoe.martin+x@mail.example.co.uk. | email | zoe.martin+x@mail.example.co.uk",
                "en | Write to zoe dot martin at example dot com please. | email | zoe dot martin at example dot com",
                "de | An max punkt weber ät beispiel punkt de. | email | max punkt weber ät beispiel punkt de",
                "pt | É ana arroba exemplo ponto com ponto br. | email | ana arroba exemplo ponto com ponto br",
                "en | That's $1,234.50 in all. | money | $1,234.50",
                "en | I paid two hundred and fifty euros for it. | money | two hundred and fifty euros",
                "de | Das kostet hundertzwanzig Euro im Jahr. | money | hundertzwanzig Euro",
                "de | Ich zahle 1.250,50 € dafür. | money | 1.250,50 €",
                "fr | Cela fait trois cents euros. | money | trois cents euros",
                "es | Son mil doscientos euros. | money | mil doscientos euros",
                "ja | 料金は ¥5,000 です | money | ¥5,000",
                "en | Make it next Friday. | date | next Friday",
                "en | Let's say tomorrow at 5 pm. | date | tomorrow at 5 pm",
                "en | It was on October 15th, 2025. | date | October 15th, 2025",
                "en | Three days ago it broke. | date | Three days ago",
                "en | Come at half past nine. | date | half past nine",
                "es | Nos vemos pasado mañana. | date | pasado mañana",
                "de | Ich komme übermorgen um halb neun. | date | übermorgen um halb neun",
                "fr | Après-demain à 9 heures. | date | Après-demain à 9 heures",
                "pt | Pode ser na próxima segunda-feira às 10 horas? | date | próxima segunda-feira às 10 horas",
                "it | Ci vediamo lunedì 12 marzo 2027, va bene? | date | lunedì 12 marzo 2027",
                "nl | Kan het donderdag? | date | donderdag",
                "pl | Byłem tam 3 maja. | date | 3 maja",
                "sv | Det var den 24 december. | date | 24 december",
                "ru | Приду 5 июня 2026. | date | 5 июня 2026",
                "tr | 29 Ekim 2026 olabilir. | date | 29 Ekim 2026",
                "ca | Va ser el 23 de juny de 2026. | date | 23 de juny de 2026",
                "en | My name is Anna van der Berg. | person | Anna van der Berg",
                "en | Could I speak to Mrs. O'Neill? | person | Mrs. O'Neill",
                "de | Hier spricht Doktor Wagner. | person | Doktor Wagner",
                "fr | Je m'appelle Jean-Luc Moreau. | person | Jean-Luc Moreau",
                "en | Thanks for calling Summit Cycles. | organisation | Summit Cycles",
                "de | Ich rufe von der Weber GmbH an. | organisation | Weber GmbH",
                "en | We moved to New Orleans. | place | New Orleans",
                "en | I live in the Netherlands. | place | Netherlands",
                "de | Ich wohne in Österreich. | place | Österreich",
                "es | Vivo en Zaragoza. | place | Zaragoza"
            })
    void finds(String language, String text, String type, String found) {
        assertThat(entities(Call.in(language).user(text)))
                .extracting(Entity::type, Entity::text)
                .contains(tuple(type, found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My order number is 4155550132.",
                "en | You may go, and march on.",
                "en | I'm sorry. I'm German. It's broken. This is ridiculous.",
                "en | Five pounds of flour and one second of patience.",
                "en | Call me at home dot.",
                "en | Reading is nice. Mobile phones. Jordan said so.",
                "en | Version 1.2.3 of 10/12 parts.",
                "de | Guten Morgen! Ich esse gern in Ruhe.",
                "es | Hola, buenos días, bueno, sí."
            })
    void ratherMissesThanGuesses(String language, String text) {
        assertThat(entities(Call.in(language).user(text))).isEmpty();
    }

    @Test
    void knowsAPersonAgain() {
        Call call = Call.in("en").user("My name is Priya Nair.").agent("I see, Priya Nair, so Priya it is.");
        assertThat(entities(call)).extracting(Entity::text).containsExactly("Priya Nair", "Priya Nair", "Priya");
    }

    @Test
    void takesABareAnswerForANameWhereOneWasAskedFor() {
        assertThat(entities(Call.in("en").agent("What's your name, please?").user("Kowalski.")))
                .extracting(Entity::text)
                .containsExactly("Kowalski");
        assertThat(entities(Call.in("en").agent("Is that all?").user("Kowalski.")))
                .isEmpty();
        assertThat(entities(Call.in("en").agent("What's your name, please?").user("Okay.")))
                .isEmpty();
    }

    @Test
    void tellsWhenItWasSaid() {
        Call call = Call.in("en").agent("Hello.").user("On Friday, yes, Friday.");
        assertThat(entities(call))
                .containsExactly(new Entity(
                        "Friday",
                        "date",
                        Optional.of(Call.START.plusSeconds(10)),
                        Optional.of(Call.START.plusSeconds(15))));
    }

    private List<Entity> entities(Call call) {
        return analyzer.analyze(call.conversation(), Analysis.NONE).entities();
    }
}
