package dev.ringway.campaign.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameWordsTest {

    @Test
    void wordsAreInLowerCaseWithoutAccentsAndEachOnce() {
        assertThat(NameWords.of("Rénewals, (AUTUMN) 2026 – renewals").words())
                .isEqualTo(List.of("renewals", "autumn", "2026"));
    }

    @Test
    void aTextWithoutLettersAndDigitsHasNone() {
        assertThat(NameWords.of("(*) — \"").words()).isEmpty();
    }

    @Test
    void thereAreSoManyAtMost() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2 * NameWords.MOST; i++) {
            text.append(i).append(' ');
        }
        assertThat(NameWords.of(text.toString()).words()).hasSize(NameWords.MOST);
    }
}
