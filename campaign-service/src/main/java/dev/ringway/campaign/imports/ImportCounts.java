package dev.ringway.campaign.imports;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the rows so far; in a dry run, what would.
 *
 * @param read all but empty ones
 * @param unchanged rows of contacts that are there and stay as they are
 */
public record ImportCounts(long read, long created, long updated, long unchanged, Map<Refusal, Long> refused) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, Map.of());

    public ImportCounts {
        refused = Map.copyOf(refused);
    }

    static ImportCounts of(long created, long updated, long unchanged, Collection<RefusedRow> refused) {
        Map<Refusal, Long> reasons = new EnumMap<>(Refusal.class);
        refused.forEach(row -> reasons.merge(row.reason(), 1L, Long::sum));
        return new ImportCounts(created + updated + unchanged + refused.size(), created, updated, unchanged, reasons);
    }

    public ImportCounts plus(ImportCounts more) {
        Map<Refusal, Long> reasons = new EnumMap<>(Refusal.class);
        reasons.putAll(refused);
        more.refused.forEach((reason, many) -> reasons.merge(reason, many, Long::sum));
        return new ImportCounts(
                read + more.read, created + more.created, updated + more.updated, unchanged + more.unchanged, reasons);
    }

    public long refusedRows() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
