package dev.ringway.transcript.intake.search;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.store.search.EntryComparison;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares all transcripts with their search entries and mends what differs: of transcripts that were there before there
 * were searches, of a former form, and of events that were lost or could not be worked off. Blocks.
 */
@Component
final class SearchEntriesCheck {

    private static final Logger log = LoggerFactory.getLogger(SearchEntriesCheck.class);

    private final EntryComparison comparison;
    private final SearchIntake intake;

    SearchEntriesCheck(EntryComparison comparison, SearchIntake intake) {
        this.comparison = comparison;
        this.intake = intake;
    }

    void run(Turn turn) {
        int mended = 0;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            turn.keep();
            EntryComparison.Range range = comparison.after(next.get());
            for (String id : range.different()) {
                turn.keep();
                mended += intake.isTaken(id) ? 1 : 0;
            }
            next = range.last();
        }
        if (mended > 0) {
            log.info("{} search entries differed from their transcripts and were mended", mended);
        }
    }
}
