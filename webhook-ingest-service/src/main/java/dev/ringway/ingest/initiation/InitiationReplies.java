package dev.ringway.ingest.initiation;

import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.ingest.directory.Agents;
import dev.ringway.ingest.directory.Contact;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.request.Content;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Replies;
import dev.ringway.ingest.request.Reply;
import dev.ringway.ingest.voice.DynamicVariables;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Tells the agent of an inbound call every variable that it defines. */
public final class InitiationReplies implements Replies {

    private final Contacts contacts;
    private final Agents agents;
    private final Function<Map<String, Object>, byte[]> json;

    /** @param json writes an object in UTF-8 */
    public InitiationReplies(Contacts contacts, Agents agents, Function<Map<String, Object>, byte[]> json) {
        this.contacts = contacts;
        this.agents = agents;
        this.json = json;
    }

    @Override
    public CompletableFuture<Reply> to(ReceivedRequest request, Naming naming) {
        Map<String, String> variables = naming instanceof Naming.Named(Event<?> event, var unfamiliar)
                        && event.data() instanceof InitiationRequested call
                ? variables(call)
                : Map.of();
        return CompletableFuture.completedFuture(new Reply(content(variables)));
    }

    @Override
    public Content atLeast() {
        return content(Map.of());
    }

    private Content content(Map<String, String> variables) {
        byte[] body = json.apply(Map.of("type", "conversation_initiation_client_data", "dynamic_variables", variables));
        return new Content("application/json", body);
    }

    private Map<String, String> variables(InitiationRequested call) {
        Optional<Contact> contact = call.contactId().flatMap(contacts::byId);
        return new DynamicVariables()
                .with("contact_id", call.contactId())
                .with("contact_name", contact.flatMap(Contact::name))
                .of(call.agentId().flatMap(agents::byId));
    }
}
