package dev.ringway.transcript.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageListenerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Hello, am I speaking with Zoe? | Yes, hi. I would like to change my appointment to next Friday, please.",
                "de | Guten Tag, was kann ich für Sie tun? | Ich möchte meinen Termin gern auf nächste Woche verschieben.",
                "es | Buenos días, ¿en qué puedo ayudarle? | Quiero cambiar mi cita del viernes, por favor.",
                "fr | Bonjour, que puis-je faire pour vous ? | Je voudrais déplacer mon rendez-vous à la semaine prochaine.",
                "pt | Bom dia, em que posso ajudar? | Queria remarcar a minha consulta para a próxima semana.",
                "ja | お電話ありがとうございます。 | 来週の金曜日に予約を変更したいのですが、空いていますか。"
            })
    void hearsTheLanguage(String language, String agent, String user) {
        assertThat(heard(Call.inSomeLanguage().agent(agent).user(user))).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"Hello?", "ok yes no", "0123456789 0123456789 0123456789", "''"})
    void saysNothingOfTooLittle(String text) {
        assertThat(heard(Call.inSomeLanguage().user(text))).isEmpty();
    }

    @Test
    void believesTheProvider() {
        Call call = Call.in("pt-br").user("Hello, I would like to change my appointment to next Friday, please.");
        assertThat(heard(call)).contains("pt-br");
    }

    @ParameterizedTest
    @CsvSource({"en, en, ''", "pt-br, pt, BR", "de_AT, de, AT", "zh-Hant-TW, zh, TW", "' EN ', en, ''"})
    void readsWhatProvidersCallALanguage(String tag, String code, String region) {
        assertThat(SpokenLanguage.of(tag))
                .contains(new SpokenLanguage(code, Optional.of(region).filter(known -> !known.isEmpty())));
    }

    @ParameterizedTest
    @CsvSource({"''", "multi language", "-", "🙂"})
    void takesNoNonsenseForALanguage(String tag) {
        assertThat(SpokenLanguage.of(tag)).isEmpty();
    }

    private static Optional<String> heard(Call call) {
        return StandardAnalyzers.offline().heard(call.conversation()).language();
    }
}
