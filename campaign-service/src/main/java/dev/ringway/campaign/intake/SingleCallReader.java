package dev.ringway.campaign.intake;

import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.store.ContactRepository;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads whom somebody wants called outside every campaign; every mistake is told by its field. A number that is a contact's is
 * that contact's, however it was asked for: so its status, consent and time zone count. Blocks.
 */
@Component
public final class SingleCallReader {

    private static final Set<String> FIELDS =
            Set.of("phoneNumber", "contactId", "agentId", "callerIds", "record", "liveTranscript", "amd");
    private static final int ID = 100;

    private final PhoneNumbers numbers;
    private final ContactRepository contacts;
    private final SingleCallRules rules;

    SingleCallReader(PhoneNumbers numbers, ContactRepository contacts, SingleCallRules rules) {
        this.numbers = numbers;
        this.contacts = contacts;
        this.rules = rules;
    }

    private record Person(String phoneNumber, Optional<String> contactId) {}

    /**
     * By what a request is known again, read without a look at whom it names: that may be gone by now. Empty without a key, and
     * where the request has mistakes, which {@link #read} tells.
     *
     * @param key names the request among all of its subject
     */
    public Optional<RequestKey> key(JsonNode document, String subject, Optional<String> key) {
        List<FieldProblem> problems = new ArrayList<>();
        return key.filter(text -> document.isObject())
                .map(text -> {
                    ObjectReader call = ObjectReader.of("", document, FIELDS, problems);
                    return key(subject, text, call, ConfigReader.read(call));
                })
                .filter(made -> problems.isEmpty());
    }

    /**
     * @param key names the request among all of its subject, so that it is known again
     * @throws ProblemException 400 with every field that is wrong
     */
    public Target.Single read(JsonNode document, String subject, Optional<String> key) {
        if (!document.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        ObjectReader call = ObjectReader.of("", document, FIELDS, problems);
        Optional<Person> person = person(call);
        Optional<String> agent = agent(call);
        CampaignConfig said = ConfigReader.read(call);
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the fields named in errors and send the request again.",
                    problems);
        }
        return new Target.Single(
                person.orElseThrow().phoneNumber(),
                person.orElseThrow().contactId(),
                agent.orElseThrow(),
                rules.with(said),
                key.map(text -> key(subject, text, call, said)));
    }

    private RequestKey key(String subject, String text, ObjectReader call, CampaignConfig said) {
        return new RequestKey(StateHash.of(Stream.of(subject, text)), fingerprint(call, said));
    }

    private Optional<Person> person(ObjectReader call) {
        Optional<String> number =
                call.value("phoneNumber", node -> ValueReading.text(node).flatMap(numbers::e164), PhoneNumbers.MUST_BE);
        Optional<Contact> contact = call.value(
                "contactId",
                node -> ValueReading.text(node).filter(ObjectId::isValid).flatMap(contacts::find),
                "must be the id of a contact that there is");
        if (call.member("phoneNumber").isPresent()) {
            if (call.member("contactId").isPresent()) {
                call.wrong("contactId", "must be left out where phoneNumber is said");
            }
            return number.map(to -> new Person(to, contacts.withNumber(to)));
        }
        call.required("contactId", call.member("contactId"), call.node());
        return contact.map(known -> new Person(known.fields().phoneNumber(), Optional.of(known.id())));
    }

    private Optional<String> agent(ObjectReader call) {
        Optional<String> agent = call.text("agentId", ID);
        if (call.member("agentId").isPresent()) {
            return agent;
        }
        if (rules.agentId().isEmpty()) {
            call.wrong("agentId", "is required: no agent is set for single calls");
        }
        return rules.agentId();
    }

    /** Of what was said, not of what stands for it at this moment: a repeated request means the same. */
    private String fingerprint(ObjectReader call, CampaignConfig said) {
        return StateHash.of(Stream.of(
                call.value("phoneNumber", node -> ValueReading.text(node).flatMap(numbers::e164), ""),
                call.text("contactId", ID),
                call.text("agentId", ID),
                said.callerIds(),
                said.amd(),
                said.record(),
                said.liveTranscript()));
    }
}
