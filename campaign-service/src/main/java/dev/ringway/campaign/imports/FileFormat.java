package dev.ringway.campaign.imports;

import java.util.List;

/**
 * How a file of separated values is written, as it was found out.
 *
 * @param headerEnd offset in bytes of what follows the header
 * @param firstLine the number of the line that follows it
 */
public record FileFormat(FileEncoding encoding, char delimiter, List<Column> columns, long headerEnd, long firstLine) {

    public FileFormat {
        columns = List.copyOf(columns);
    }
}
