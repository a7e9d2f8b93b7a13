package dev.ringway.campaign.imports;

import java.util.List;

/**
 * Some rows of a file, in their order, and where the file goes on behind them.
 *
 * @param from offset in bytes where they begin
 * @param end offset in bytes of the next row
 * @param nextLine its number
 * @param last whether there is none
 */
public record ImportBatch(
        List<ReadyRow> ready, List<RefusedRow> refused, long from, long end, long nextLine, boolean last) {

    public ImportBatch {
        ready = List.copyOf(ready);
        refused = List.copyOf(refused);
    }
}
