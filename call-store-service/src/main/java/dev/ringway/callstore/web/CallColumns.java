package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The columns of an export as CSV: named by the paths of the same values in JSON. New ones are only ever added at the end. */
final class CallColumns {

    /** One cell of a call; empty where it is not known. */
    private record Column(String name, Function<CallDetails, Optional<?>> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("sid", call -> Optional.of(call.sid())),
            new Column("status", call -> Optional.of(call.status())),
            new Column("direction", CallDetails::direction),
            new Column("from", CallDetails::from),
            new Column("to", CallDetails::to),
            new Column("startTime", call -> Optional.of(call.startTime())),
            new Column("ringingAt", CallDetails::ringingAt),
            new Column("answeredAt", CallDetails::answeredAt),
            new Column("endTime", CallDetails::endTime),
            new Column("duration", CallDetails::duration),
            new Column("ringDuration", CallDetails::ringDuration),
            new Column("answeredBy", CallDetails::answeredBy),
            new Column("outcome.status", call -> call.outcome().flatMap(CallDetails.Outcome::status)),
            new Column("outcome.reason", call -> call.outcome().flatMap(CallDetails.Outcome::reason)),
            new Column("outcome.notes", call -> call.outcome().flatMap(CallDetails.Outcome::notes)),
            new Column(
                    "outcome.followUpRequired", call -> call.outcome().flatMap(CallDetails.Outcome::followUpRequired)),
            new Column("outcome.followUpDate", call -> call.outcome().flatMap(CallDetails.Outcome::followUpDate)),
            new Column("callSuccessful", CallDetails::callSuccessful),
            new Column("terminatedBy", CallDetails::terminatedBy),
            new Column("terminationReason", CallDetails::terminationReason),
            new Column("sipResponseCode", CallDetails::sipResponseCode),
            new Column("stirVerstat", CallDetails::stirVerstat),
            new Column("agentId", CallDetails::agentId),
            new Column("agentName", CallDetails::agentName),
            new Column("voiceId", CallDetails::voiceId),
            new Column("campaignId", CallDetails::campaignId),
            new Column("contactId", CallDetails::contactId),
            new Column("contactName", CallDetails::contactName),
            new Column("attemptId", CallDetails::attemptId),
            new Column("attemptNumber", CallDetails::attemptNumber),
            new Column("conversationId", CallDetails::conversationId),
            new Column("transcriptId", CallDetails::transcriptId),
            new Column("parentCallSid", CallDetails::parentCallSid),
            new Column("region", CallDetails::region),
            new Column("price", call -> call.price().map(BigDecimal::toPlainString)),
            new Column("priceCurrency", CallDetails::priceCurrency),
            new Column(
                    "cost.telephony",
                    call -> call.cost().flatMap(CallDetails.Cost::telephony).map(BigDecimal::toPlainString)),
            new Column(
                    "cost.agent",
                    call -> call.cost().flatMap(CallDetails.Cost::agent).map(BigDecimal::toPlainString)),
            new Column("cost.currency", call -> call.cost().flatMap(CallDetails.Cost::currency)),
            new Column("amd.result", call -> call.amd().flatMap(CallDetails.Amd::result)),
            new Column("amd.durationMs", call -> call.amd().flatMap(CallDetails.Amd::durationMs)),
            new Column("geo.city", call -> call.geo().flatMap(CallDetails.Geo::city)),
            new Column("geo.state", call -> call.geo().flatMap(CallDetails.Geo::state)),
            new Column("geo.zip", call -> call.geo().flatMap(CallDetails.Geo::zip)),
            new Column("geo.country", call -> call.geo().flatMap(CallDetails.Geo::country)),
            new Column(
                    "recordings", call -> joined(call.recordings().stream().map(CallDetails.Recording::recordingSid))),
            new Column("metadata.source", call -> Optional.of(call.metadata().source())),
            new Column("metadata.tags", call -> joined(call.metadata().tags().stream())),
            new Column("metadata.customFields", call -> json(call.metadata().customFields())),
            new Column("forwardedFrom", CallDetails::forwardedFrom),
            new Column("callerName", CallDetails::callerName),
            new Column("version", call -> Optional.of(call.version())),
            new Column("createdAt", call -> Optional.of(call.createdAt())),
            new Column("updatedAt", call -> Optional.of(call.updatedAt())),
            new Column("accountSid", CallDetails::accountSid));

    /** At the beginning, and wherever a spreadsheet may begin a cell of its own. */
    private static final Pattern FORMULA = Pattern.compile("(^|[;\t\r\n]\\s*)(?=[=+\\-@\t\r\n＝＋－＠])");

    private CallColumns() {}

    static List<String> names() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    static List<String> cells(CallDetails call) {
        return COLUMNS.stream()
                .map(column -> column.value().apply(call).map(CallColumns::cell).orElse(""))
                .toList();
    }

    /**
     * A spreadsheet would run a text that starts like this, whoever wrote it, and would take the plus sign off a phone
     * number: with an apostrophe in front it shows the text. Numbers, times and truth values are written as they are.
     */
    private static String cell(Object value) {
        String text = value.toString();
        return value instanceof CharSequence ? shown(text) : text;
    }

    private static String shown(String text) {
        return FORMULA.matcher(text).replaceAll("$1'");
    }

    /** A spreadsheet that splits at semicolons makes a cell of each. */
    private static Optional<String> joined(Stream<String> values) {
        return Optional.of(values.map(CallColumns::shown).collect(Collectors.joining(";")))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> json(Map<String, Object> fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonMapper.shared().writeValueAsString(fields));
    }
}
