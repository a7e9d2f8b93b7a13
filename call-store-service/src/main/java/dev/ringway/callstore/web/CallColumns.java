package dev.ringway.callstore.web;

import static dev.ringway.starter.export.CsvColumns.column;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.starter.export.CsvColumns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The columns of an export of calls as CSV. */
final class CallColumns {

    static final CsvColumns<CallDetails> ALL = new CsvColumns<>(List.of(
            column("sid", call -> Optional.of(call.sid())),
            column("status", call -> Optional.of(call.status())),
            column("direction", CallDetails::direction),
            column("from", CallDetails::from),
            column("to", CallDetails::to),
            column("startTime", call -> Optional.of(call.startTime())),
            column("ringingAt", CallDetails::ringingAt),
            column("answeredAt", CallDetails::answeredAt),
            column("endTime", CallDetails::endTime),
            column("duration", CallDetails::duration),
            column("ringDuration", CallDetails::ringDuration),
            column("answeredBy", CallDetails::answeredBy),
            column("outcome.status", call -> call.outcome().flatMap(CallDetails.Outcome::status)),
            column("outcome.reason", call -> call.outcome().flatMap(CallDetails.Outcome::reason)),
            column("outcome.notes", call -> call.outcome().flatMap(CallDetails.Outcome::notes)),
            column("outcome.followUpRequired", call -> call.outcome().flatMap(CallDetails.Outcome::followUpRequired)),
            column("outcome.followUpDate", call -> call.outcome().flatMap(CallDetails.Outcome::followUpDate)),
            column("callSuccessful", CallDetails::callSuccessful),
            column("terminatedBy", CallDetails::terminatedBy),
            column("terminationReason", CallDetails::terminationReason),
            column("sipResponseCode", CallDetails::sipResponseCode),
            column("stirVerstat", CallDetails::stirVerstat),
            column("agentId", CallDetails::agentId),
            column("agentName", CallDetails::agentName),
            column("voiceId", CallDetails::voiceId),
            column("campaignId", CallDetails::campaignId),
            column("contactId", CallDetails::contactId),
            column("contactName", CallDetails::contactName),
            column("attemptId", CallDetails::attemptId),
            column("attemptNumber", CallDetails::attemptNumber),
            column("conversationId", CallDetails::conversationId),
            column("transcriptId", CallDetails::transcriptId),
            column("parentCallSid", CallDetails::parentCallSid),
            column("region", CallDetails::region),
            column("price", call -> call.price().map(BigDecimal::toPlainString)),
            column("priceCurrency", CallDetails::priceCurrency),
            column(
                    "cost.telephony",
                    call -> call.cost().flatMap(CallDetails.Cost::telephony).map(BigDecimal::toPlainString)),
            column(
                    "cost.agent",
                    call -> call.cost().flatMap(CallDetails.Cost::agent).map(BigDecimal::toPlainString)),
            column("cost.currency", call -> call.cost().flatMap(CallDetails.Cost::currency)),
            column("amd.result", call -> call.amd().flatMap(CallDetails.Amd::result)),
            column("amd.durationMs", call -> call.amd().flatMap(CallDetails.Amd::durationMs)),
            column("geo.city", call -> call.geo().flatMap(CallDetails.Geo::city)),
            column("geo.state", call -> call.geo().flatMap(CallDetails.Geo::state)),
            column("geo.zip", call -> call.geo().flatMap(CallDetails.Geo::zip)),
            column("geo.country", call -> call.geo().flatMap(CallDetails.Geo::country)),
            column(
                    "recordings",
                    call -> CsvColumns.joined(call.recordings().stream().map(CallDetails.Recording::recordingSid))),
            column("metadata.source", call -> Optional.of(call.metadata().source())),
            column("metadata.tags", call -> CsvColumns.joined(call.metadata().tags().stream())),
            column(
                    "metadata.customFields",
                    call -> CsvColumns.json(call.metadata().customFields())),
            column("forwardedFrom", CallDetails::forwardedFrom),
            column("callerName", CallDetails::callerName),
            column("version", call -> Optional.of(call.version())),
            column("createdAt", call -> Optional.of(call.createdAt())),
            column("updatedAt", call -> Optional.of(call.updatedAt())),
            column("accountSid", CallDetails::accountSid)));

    private CallColumns() {}
}
