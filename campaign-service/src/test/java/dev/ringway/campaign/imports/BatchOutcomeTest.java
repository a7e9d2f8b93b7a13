package dev.ringway.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the rows of a batch. */
class BatchOutcomeTest {

    private static final String NUMBER = "+12025550147";
    private static final List<String> FULL =
            IntStream.range(0, ContactFields.MOST).mapToObj(i -> "t" + i).toList();

    @Test
    void ofOneNumberTheFirstRowCountsAlsoWhereAnEarlierBatchHadIt() {
        BatchOutcome here = BatchOutcome.of(batch(row(2, "A"), row(3, "B")), OnDuplicate.SKIP, Map.of(), Map.of());
        assertThat(here.created()).extracting(ContactFields::name).containsExactly(Optional.of("A"));
        assertThat(here.numbers()).isEqualTo(Map.of(NUMBER, 2L));
        assertThat(here.refused())
                .extracting(RefusedRow::message)
                .first()
                .asString()
                .contains("line 2");

        BatchOutcome later = BatchOutcome.of(batch(row(9, "C")), OnDuplicate.UPDATE, Map.of(NUMBER, 2L), Map.of());
        assertThat(later.created()).isEmpty();
        assertThat(later.counts().refused()).isEqualTo(Map.of(Refusal.SAME_NUMBER, 1L));
    }

    @Test
    void aRowThatIsNotTakenTakesNoNumber() {
        Contact there = contact(FULL);
        BatchOutcome outcome = BatchOutcome.of(
                batch(row(2, "A", "more"), row(3, "B")), OnDuplicate.UPDATE, Map.of(), Map.of(NUMBER, there));

        assertThat(outcome.counts()).isEqualTo(new ImportCounts(2, 0, 1, 0, Map.of(Refusal.TOO_MUCH, 1L)));
        assertThat(outcome.numbers()).isEqualTo(Map.of(NUMBER, 3L));
        assertThat(outcome.changed().getFirst().fields().name()).contains("B");
    }

    @Test
    void whatChangesNothingIsNoChange() {
        Contact there = contact(List.of("a", "b"));

        assertThat(BatchOutcome.of(batch(row(2, "Old", "b")), OnDuplicate.UPDATE, Map.of(), Map.of(NUMBER, there))
                        .counts())
                .isEqualTo(new ImportCounts(1, 0, 0, 1, Map.of()));
        assertThat(BatchOutcome.of(batch(row(2, "New")), OnDuplicate.SKIP, Map.of(), Map.of(NUMBER, there))
                        .counts())
                .isEqualTo(new ImportCounts(1, 0, 0, 1, Map.of()));
    }

    @Test
    void refusedRowsComeInTheOrderOfTheFile() {
        RefusedRow unreadable = RefusedRow.of(raw(4), Refusal.BAD_QUOTES, "", "has");
        BatchOutcome outcome = BatchOutcome.of(
                new ImportBatch(List.of(row(2, "A"), row(3, "B"), row(5, "C")), List.of(unreadable), 0, 1, 6, false),
                OnDuplicate.SKIP,
                Map.of(),
                Map.of());

        assertThat(outcome.refused()).extracting(RefusedRow::line).containsExactly(3L, 4L, 5L);
        assertThat(outcome.counts().read()).isEqualTo(4);
    }

    private static ImportBatch batch(ReadyRow... rows) {
        return new ImportBatch(List.of(rows), List.of(), 0, 1, 10, false);
    }

    private static ReadyRow row(long line, String name, String... tags) {
        return new ReadyRow(raw(line), new SaidFields(fields(name, List.of(tags)), false, false));
    }

    private static RawRow raw(long line) {
        return new RawRow(line, "row", RawRow.Shape.READABLE, line * 10, line + 1);
    }

    private static Contact contact(List<String> tags) {
        return new Contact("1", 1, fields("Old", tags), CallHistory.NONE, Instant.EPOCH, Instant.EPOCH);
    }

    private static ContactFields fields(String name, List<String> tags) {
        return new ContactFields(
                NUMBER,
                Optional.of(name),
                Optional.empty(),
                ContactStatus.ACTIVE,
                ContactDetails.NONE,
                Optional.empty(),
                tags,
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
