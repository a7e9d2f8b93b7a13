package dev.ringway.transcript.intake.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand conversations of which many are not reported of as they should be. */
class ConversationsProof extends Arrivals {

    private static final int CONVERSATIONS = Integer.getInteger("ringway.conversations");

    @Test
    @Tag("conversations")
    void everyConversationIsThereOnceAndJoinedToItsCall() {
        long began = System.nanoTime();
        Tally tally = day(CONVERSATIONS, ORDERS);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        new ProofReport(
                        "conversations",
                        "of 1,000 conversations at the sandbox, whose webhooks are lost (10 %), told twice (10 %) or told"
                                + " before Twilio tells the end of their call (30 %), all transcripts are there once and"
                                + " joined to call, attempt, campaign and contact")
                .figure("conversations", tally.conversations())
                .figure("webhooks lost", tally.lost())
                .figure("webhooks told twice", tally.twice())
                .figure("webhooks told before Twilio's completed", tally.early())
                .figure("looks at ElevenLabs' list until all were there", tally.polls())
                .figure(
                        "transcripts missing, double or not joined",
                        tally.complaints().size())
                .figure(
                        "the first of them",
                        tally.complaints().stream().findFirst().orElse("none"))
                .figure("took (s)", took.toSeconds())
                .write();
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.conversations()).isEqualTo(CONVERSATIONS);
        assertThat(tally.lost()).isPositive();
    }
}
