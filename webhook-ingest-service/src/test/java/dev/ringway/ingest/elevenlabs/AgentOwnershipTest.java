package dev.ringway.ingest.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Test
    void asLongAsSomebodyMayNotKnowAllNobodyIsSomebodyElses() {
        AtomicBoolean areAll = new AtomicBoolean();
        OurAgents told = new OurAgents() {

            @Override
            public Set<String> ids() {
                return Set.of("b");
            }

            @Override
            public boolean areAll() {
                return areAll.get();
            }
        };
        AgentOwnership ownership = new AgentOwnership(List.of(() -> Set.of("a"), told), Optional.empty());
        assertThat(ownership.includes(Optional.of("c"))).isTrue();
        areAll.set(true);
        assertThat(ownership.includes(Optional.of("c"))).isFalse();
        assertThat(ownership.includes(Optional.of("b"))).isTrue();
    }
}
