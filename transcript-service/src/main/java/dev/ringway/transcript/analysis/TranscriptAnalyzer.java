package dev.ringway.transcript.analysis;

import dev.ringway.transcript.conversation.Conversation;

/**
 * Looks for one thing in conversations. The same conversation gives the same finding, whenever and however often it is asked,
 * but where it says otherwise; so what is stored can be computed anew.
 */
public interface TranscriptAnalyzer {

    /**
     * @param known what the provider and the analysers before this one have found
     * @return {@code known}, with what this one finds
     */
    Analysis analyze(Conversation conversation, Analysis known);
}
