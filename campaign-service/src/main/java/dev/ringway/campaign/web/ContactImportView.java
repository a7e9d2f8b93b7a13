package dev.ringway.campaign.web;

import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportCounts;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An import as somebody may see it.
 *
 * @param state queued, running, done, failed, cancelled
 * @param columns what each column of the file is taken for
 * @param cancelRequested whether it ends before its next rows
 * @param problem why it failed
 * @param refused the first rows that were refused; only of one import, not in lists
 */
record ContactImportView(
        String id,
        long version,
        String state,
        String requestedBy,
        Options options,
        FileView file,
        List<Column> columns,
        Progress progress,
        Counts counts,
        boolean cancelRequested,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> endedAt,
        Optional<String> problem,
        Optional<List<RefusedRowView>> refused) {

    /**
     * @param region of numbers without a country
     * @param dryRun nothing is written: the counts say what would be
     * @param onDuplicate skip or update
     * @param campaignId of the campaign that its contacts come into
     */
    record Options(
            String region,
            boolean dryRun,
            String onDuplicate,
            List<String> tags,
            List<String> groups,
            Optional<String> campaignId) {

        static Options of(ImportOptions options, Caller caller) {
            return new Options(
                    options.region(),
                    options.dryRun(),
                    options.onDuplicate().text(),
                    DataMask.shownTo(caller, options.tags()),
                    DataMask.shownTo(caller, options.groups()),
                    options.campaignId());
        }
    }

    /**
     * @param encoding UTF-8, UTF-8 with BOM, UTF-16LE, UTF-16BE, Windows-1252
     * @param delimiter between the cells of a row
     */
    record FileView(long size, String sha256, String encoding, String delimiter) {}

    /**
     * @param bytes of the file that are worked off
     * @param percent 0 to 100
     */
    record Progress(long bytes, int percent) {}

    /**
     * @param read rows of whatever outcome, but for empty ones
     * @param unchanged rows of contacts that are there and stay as they are
     * @param refused rows by reason: bad-quotes, row-too-long, cell-count, invalid-phone-number, invalid-field,
     *     same-number, too-much
     * @param addedToCampaign contacts that are in the import's campaign and were not before
     * @param suppressedInCampaign of those, contacts that are not called
     * @param alreadyInCampaign contacts that were in it before, and stay in it as they are
     * @param notAddedToCampaign contacts that did not come in, since the campaign had ended meanwhile
     */
    record Counts(
            long read,
            long created,
            long updated,
            long unchanged,
            Map<String, Long> refused,
            Optional<Long> addedToCampaign,
            Optional<Long> suppressedInCampaign,
            Optional<Long> alreadyInCampaign,
            Optional<Long> notAddedToCampaign) {

        static Counts of(ImportCounts counts, Optional<CampaignCounts> campaign) {
            Map<String, Long> refused = new TreeMap<>();
            counts.refused().forEach((reason, many) -> refused.put(reason.text(), many));
            return new Counts(
                    counts.read(),
                    counts.created(),
                    counts.updated(),
                    counts.unchanged(),
                    refused,
                    campaign.map(CampaignCounts::added),
                    campaign.map(CampaignCounts::suppressed),
                    campaign.map(CampaignCounts::already),
                    campaign.map(CampaignCounts::over));
        }
    }

    /**
     * @param line of the file, from 1
     * @param field which is wrong; left out where it is the row as a whole
     * @param text the row, cut after 1000 characters; only for who may see numbers
     */
    record RefusedRowView(long line, String reason, Optional<String> field, String message, Optional<String> text) {

        static RefusedRowView of(RefusedRow row, Caller caller) {
            return new RefusedRowView(
                    row.line(),
                    row.reason().text(),
                    Optional.of(row.field()).filter(field -> !field.isEmpty()),
                    row.message(),
                    Optional.of(row.text()).filter(text -> caller.maySeeNumbers()));
        }
    }

    /** @param refused the first rows that were refused, where they are shown */
    static ContactImportView of(ContactImport order, Optional<List<RefusedRow>> refused, Caller caller) {
        return new ContactImportView(
                order.id(),
                order.version(),
                order.state().text(),
                order.requestedBy(),
                Options.of(order.options(), caller),
                new FileView(
                        order.file().size(),
                        order.file().sha256(),
                        order.format().encoding().text(),
                        Character.toString(order.format().delimiter())),
                order.format().columns().stream()
                        .map(column -> new Column(
                                DataMask.shownTo(caller, column.header()), DataMask.shownTo(caller, column.field())))
                        .toList(),
                new Progress(order.position(), order.percent()),
                Counts.of(order.counts(), order.options().campaignId().map(campaign -> order.campaignCounts())),
                order.cancelRequested(),
                order.createdAt(),
                order.updatedAt(),
                order.endedAt(),
                order.problem(),
                refused.map(rows ->
                        rows.stream().map(row -> RefusedRowView.of(row, caller)).toList()));
    }
}
