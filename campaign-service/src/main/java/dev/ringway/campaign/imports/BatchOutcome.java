package dev.ringway.campaign.imports;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a batch. Of the rows with one number the first counts that can be taken; of a contact that is there, the
 * fields that the row names are changed, or nothing.
 *
 * @param numbers the lines of the numbers that are taken now
 * @param unchanged contacts that are there and stay as they are
 * @param refused with those that could not be read, by line
 */
public record BatchOutcome(
        Map<String, Long> numbers,
        List<ContactFields> created,
        List<Change> changed,
        List<Contact> unchanged,
        List<RefusedRow> refused,
        ImportCounts counts) {

    /** @param seen the contact in the version that is changed */
    public record Change(Contact seen, ContactFields fields) {}

    /**
     * @param taken the lines of numbers that earlier batches took
     * @param there contacts by number
     */
    public static BatchOutcome of(
            ImportBatch batch, OnDuplicate onDuplicate, Map<String, Long> taken, Map<String, Contact> there) {
        Map<String, Long> lines = new HashMap<>(taken);
        Map<String, Long> numbers = new LinkedHashMap<>();
        List<ContactFields> created = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>(batch.refused());
        List<Contact> unchanged = new ArrayList<>();
        for (ReadyRow row : batch.ready()) {
            String number = row.phoneNumber();
            Optional<Contact> contact = Optional.ofNullable(there.get(number));
            ContactFields after = contact.filter(known -> onDuplicate == OnDuplicate.UPDATE)
                    .map(known -> RowUpdate.of(known.fields(), row.said()))
                    .or(() -> contact.map(Contact::fields))
                    .orElse(row.said().fields());
            if (lines.containsKey(number)) {
                refused.add(RefusedRow.of(
                        row.row(),
                        Refusal.SAME_NUMBER,
                        Column.PHONE_NUMBER,
                        "must not be repeated: same number as line " + lines.get(number)));
                continue;
            }
            if (!after.withinLimits()) {
                refused.add(RefusedRow.of(
                        row.row(),
                        Refusal.TOO_MUCH,
                        "",
                        "would give the contact more than " + ContactFields.MOST + " tags, groups or custom fields"));
                continue;
            }
            lines.put(number, row.row().line());
            numbers.put(number, row.row().line());
            if (contact.isEmpty()) {
                created.add(after);
            } else if (after.equals(contact.get().fields())) {
                unchanged.add(contact.get());
            } else {
                changed.add(new Change(contact.get(), after));
            }
        }
        refused.sort(Comparator.comparingLong(RefusedRow::line));
        return new BatchOutcome(
                numbers,
                created,
                changed,
                unchanged,
                refused,
                ImportCounts.of(created.size(), changed.size(), unchanged.size(), refused));
    }
}
