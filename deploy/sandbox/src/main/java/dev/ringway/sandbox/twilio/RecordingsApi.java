package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.recording.Media;
import dev.ringway.sandbox.recording.Mp3Audio;
import dev.ringway.sandbox.recording.Recorder;
import dev.ringway.sandbox.recording.Recording;
import dev.ringway.sandbox.recording.RecordingBook;
import dev.ringway.sandbox.recording.RecordingStatus;
import dev.ringway.sandbox.recording.WavAudio;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The recording resource and its media, of the account and of one call. */
final class RecordingsApi {

    private final Recorder recorder;
    private final RecordingBook recordings;
    private final CallBook calls;
    private final Tariff tariff;
    private final Timeline timeline;
    private final Supplier<URI> apiOrigin;

    RecordingsApi(
            Recorder recorder,
            RecordingBook recordings,
            CallBook calls,
            Tariff tariff,
            Timeline timeline,
            Supplier<URI> apiOrigin) {
        this.recorder = recorder;
        this.recordings = recordings;
        this.calls = calls;
        this.tariff = tariff;
        this.timeline = timeline;
        this.apiOrigin = apiOrigin;
    }

    void mount(Routes routes, String account, Credentials credentials) {
        for (String owner : List.of(account, account + "/Calls/{call}")) {
            routes.on("GET", owner + "/Recordings.json", credentials.guard(this::list))
                    .on("GET", owner + "/Recordings/{recording}.json", credentials.guard(this::fetch))
                    .on("DELETE", owner + "/Recordings/{recording}.json", credentials.guard(this::delete));
        }
        String media = account + "/Recordings/{recording}";
        routes.on("GET", media, credentials.guard(this::wav))
                .on("GET", media + ".wav", credentials.guard(this::wav))
                .on("GET", media + ".mp3", credentials.guard(this::mp3));
    }

    private Response list(Request request) {
        var created = TimeFilter.of(request.query(), "DateCreated");
        Optional<String> call = request.variables().size() > 1
                ? Optional.of(ofKnownCall(request))
                : request.query().text("CallSid");
        Predicate<Recording> wanted = recording -> recording.accountSid().equals(Credentials.account(request))
                && created.test(Optional.of(recording.startTime()))
                && call.filter(sid -> !sid.equals(recording.callSid())).isEmpty()
                && (!recording.deleted() || withDeleted(request));
        var found = recordings.newestFirst().stream().filter(wanted).toList();
        var page = new ListPage(request.path(), request.query());
        return Response.json(200, page.of("recordings", found, Recording::sid, this::resource));
    }

    private Response fetch(Request request) {
        return Response.json(200, resource(known(request)));
    }

    private Response delete(Request request) {
        if (!recorder.delete(existing(request).sid())) {
            throw Refusal.notFound(request.path());
        }
        return Response.noContent();
    }

    private Response wav(Request request) {
        Recording recording = playable(request);
        int channels = request.query()
                .text("RequestedChannels")
                .map(wanted -> wanted.equals("1") ? 1 : 2)
                .orElse(recording.order().channels());
        if (channels > recording.order().channels()) {
            throw Refusal.malformed("The recording has one channel");
        }
        return Media.of(new WavAudio(recording.duration().orElse(0L), channels), request);
    }

    private Response mp3(Request request) {
        return Media.of(new Mp3Audio(playable(request).duration().orElse(0L)), request);
    }

    private Recording playable(Request request) {
        return Optional.of(existing(request))
                .filter(recording -> recording.status() == RecordingStatus.COMPLETED)
                .orElseThrow(() -> Refusal.notFound(request.path()));
    }

    private Recording known(Request request) {
        return withDeleted(request) ? found(request, recordings.found(sid(request))) : existing(request);
    }

    private Recording existing(Request request) {
        return found(request, recordings.find(sid(request)));
    }

    /** Under a call's path only that call's recordings are found. */
    private static Recording found(Request request, Optional<Recording> recording) {
        boolean ofAccount = request.variables().size() == 2;
        return recording
                .filter(one -> one.accountSid().equals(Credentials.account(request)))
                .filter(one ->
                        ofAccount || one.callSid().equals(request.variables().get(1)))
                .orElseThrow(() -> Refusal.notFound(request.path()));
    }

    private String ofKnownCall(Request request) {
        String call = request.variables().get(1);
        return calls.find(call)
                .filter(one -> one.accountSid().equals(Credentials.account(request)))
                .orElseThrow(() -> Refusal.notFound(request.path()))
                .sid();
    }

    private static String sid(Request request) {
        return request.variables().getLast();
    }

    private static boolean withDeleted(Request request) {
        return request.query()
                .text("IncludeSoftDeleted")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private Map<String, Object> resource(Recording recording) {
        var price = tariff.knownRecordingPrice(recording.duration(), recording.endTime(), timeline.now());
        return RecordingResource.of(recording, price, apiOrigin.get());
    }
}
