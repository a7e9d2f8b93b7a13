package dev.ringway.transcript.store;

import dev.ringway.starter.jobs.LeasedJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes away parts that no transcript names: of writings that ended in between. */
@Configuration(proxyBeanMethods = false)
class TurnPartsCheck {

    /** Longer than any writing takes. */
    private static final Duration OLD = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(TurnPartsCheck.class);

    @Bean
    LeasedJob turnPartsJob(
            TurnParts parts,
            TranscriptRepository transcripts,
            Clock clock,
            @Value("${ringway.transcript.parts-check-interval}") Duration interval) {
        return new LeasedJob(
                "transcript-parts", interval, turn -> check(turn::keep, parts, transcripts, clock.instant()));
    }

    /** @param step before each writing */
    static void check(Runnable step, TurnParts parts, TranscriptRepository transcripts, Instant now) {
        for (TurnParts.Writing writing : parts.begunBefore(now.minus(OLD))) {
            step.run();
            if (!transcripts.names(writing)) {
                parts.remove(new TurnParts.Reference(writing.generation(), 0));
                log.info("Parts of {} were taken away that no transcript names", writing.conversationId());
            }
        }
    }
}
