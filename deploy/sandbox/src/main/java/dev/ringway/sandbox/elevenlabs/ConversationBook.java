package dev.ringway.sandbox.elevenlabs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The latest conversations, up to a limit, each with what became of its webhooks. */
public final class ConversationBook {

    private final LinkedHashMap<String, Conversation> conversations = new LinkedHashMap<>();
    private final Map<String, String> byCall = new HashMap<>();
    private final int limit;

    public ConversationBook(int limit) {
        this.limit = limit;
    }

    synchronized void add(Conversation conversation) {
        conversations.putLast(conversation.id(), conversation);
        conversation.callSid().ifPresent(sid -> byCall.put(sid, conversation.id()));
        if (conversations.size() > limit) {
            conversations.pollFirstEntry().getValue().callSid().ifPresent(byCall::remove);
        }
    }

    /** The conversation after the change; absent when it is over already, or unknown. */
    synchronized Optional<Conversation> change(String id, UnaryOperator<Conversation> change) {
        Optional<Conversation> changed =
                find(id).filter(known -> !known.status().over()).map(change);
        changed.ifPresent(now -> {
            conversations.replace(id, now);
            now.callSid().ifPresent(sid -> byCall.put(sid, id));
        });
        return changed;
    }

    /** For good; what is under way of it, such as its webhook, is not stopped. */
    synchronized void remove(String id) {
        Optional.ofNullable(conversations.remove(id))
                .flatMap(Conversation::callSid)
                .ifPresent(sid -> byCall.remove(sid, id));
    }

    synchronized Optional<Conversation> find(String id) {
        return Optional.ofNullable(conversations.get(id));
    }

    /** The latest one on that call. */
    synchronized Optional<Conversation> onCall(String callSid) {
        return Optional.ofNullable(byCall.get(callSid)).flatMap(this::find);
    }

    public synchronized List<Conversation> newestFirst() {
        return List.copyOf(conversations.sequencedValues().reversed());
    }

    public synchronized void reset() {
        conversations.clear();
        byCall.clear();
    }
}
