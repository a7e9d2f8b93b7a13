package dev.ringway.starter.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/a", "a/", "a//b", "..", "a/../b", ".hidden", "a/.", "a b", "a\\b", "a\0", "ä", "a%2e"
            })
    void whatCouldLeadElsewhereIsNoKey(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(path));
    }

    @Test
    void aSegmentFromOutsideThatCannotBeOneIsTakenByItsHash() {
        assertThat(ObjectKey.of("audio", "conv_12-x", "a.mp3").path()).isEqualTo("audio/conv_12-x/a.mp3");
        assertThat(ObjectKey.of("audio", "../../etc", "a.mp3").path()).matches("audio/sha256-[0-9a-f]{64}/a.mp3");
        assertThat(ObjectKey.of("audio", "x".repeat(500)).path()).matches("audio/sha256-[0-9a-f]{64}");
    }
}
