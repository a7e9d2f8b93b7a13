package dev.ringway.transcript.search;

import java.util.Optional;

/**
 * Finds transcripts by what was said in them and what they amount to. The seam behind which another engine may stand, such as
 * Atlas Search: it gets words and phrases, never what was typed, and whatever they are it answers with results or none.
 */
public interface TranscriptSearch {

    /**
     * In the order of {@link SearchPosition}, each at most once over all pages as long as nothing changes. Blocks.
     *
     * @param text where it asks for nothing, all that the filter lets through and the text does not exclude is found, the newest first
     * @param filter not empty, unless the text asks for something
     * @param after behind that one; facets come only without it
     * @param limit how many at most
     */
    Found find(SearchText text, SearchFilter filter, Optional<SearchPosition> after, int limit);
}
