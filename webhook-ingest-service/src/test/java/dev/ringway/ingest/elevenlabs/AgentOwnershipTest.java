package dev.ringway.ingest.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentOwnershipTest {

    @Test
    void oursAreThoseThatAnybodyNames() {
        AgentOwnership ownership =
                new AgentOwnership(List.of(() -> Set.of("a"), Set::of, () -> Set.of("b")), Optional.of("d"));
        assertThat(ownership.includes(Optional.of("d"))).isTrue();
        assertThat(ownership.includes(Optional.of("a"))).isTrue();
        assertThat(ownership.includes(Optional.of("b"))).isTrue();
        assertThat(ownership.includes(Optional.of("c"))).isFalse();
        assertThat(ownership.includes(Optional.empty())).isTrue();
    }

    @Test
    void asLongAsNobodyNamesAnyAllAreOurs() {
        assertThat(new AgentOwnership(List.of(Set::of, Set::of), Optional.of("d")).includes(Optional.of("c")))
                .isTrue();
    }
}
