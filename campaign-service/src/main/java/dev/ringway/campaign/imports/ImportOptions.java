package dev.ringway.campaign.imports;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a file is to be imported.
 *
 * @param region of numbers without a country, ISO 3166 of two letters
 * @param dryRun whether nothing is written, only told
 * @param mapping fields by header, where the header's name does not say it
 * @param tags that each contact of the file gets
 * @param groups that each contact of the file gets
 * @param campaignId of the campaign that each contact of the file comes into
 */
public record ImportOptions(
        String region,
        boolean dryRun,
        OnDuplicate onDuplicate,
        Map<String, String> mapping,
        List<String> tags,
        List<String> groups,
        Optional<String> campaignId) {

    public ImportOptions {
        mapping = Collections.unmodifiableMap(new TreeMap<>(mapping));
        tags = tags.stream().distinct().sorted().toList();
        groups = groups.stream().distinct().sorted().toList();
    }
}
