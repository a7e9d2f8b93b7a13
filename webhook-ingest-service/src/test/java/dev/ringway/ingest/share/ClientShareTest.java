package dev.ringway.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientShareTest {

    private final ClientShare share = new ClientShare(40, 25);

    @Test
    void oneClientGetsItsShareAndTheOthersGetTheirs() {
        assertThat(share.take("a", 9)).isTrue();
        assertThat(share.take("a", 2)).isFalse();
        assertThat(share.take("a", 1)).isTrue();
        assertThat(share.take("a", 1)).isFalse();
        assertThat(share.take("b", 10)).isTrue();
        share.release("a", 10);
        assertThat(share.take("a", 10)).isTrue();
    }

    @Test
    void whatIsTakenAboveTheShareCounts() {
        assertThat(share.add("a", 11)).isEqualTo(11);
        share.release("a", 1);
        assertThat(share.take("a", 1)).isFalse();
    }

    @Test
    void oneIsEverybodysShareOfFew() {
        assertThat(new ClientShare(2, 25).take("a", 1)).isTrue();
        assertThat(new ClientShare(2L << 30, 25).most()).isEqualTo(512L << 20);
    }
}
