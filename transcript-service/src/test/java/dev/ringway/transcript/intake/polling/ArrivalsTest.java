package dev.ringway.transcript.intake.polling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof of conversations at a small size. */
class ArrivalsTest extends Arrivals {

    @Test
    void everyConversationIsThereOnceAndJoinedToItsCall() {
        Tally tally = day(40, ORDERS);

        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.conversations()).isEqualTo(40);
        assertThat(tally.lost()).isPositive();
        assertThat(tally.twice()).isPositive();
        assertThat(tally.early()).isPositive();
        assertThat(tally.polls()).isPositive();
    }
}
