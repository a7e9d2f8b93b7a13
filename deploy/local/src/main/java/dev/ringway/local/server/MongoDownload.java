package dev.ringway.local.server;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.TransitionWalker.ReachedState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** MongoDB 8 for this machine's system, as MongoDB publishes it. flapdoodle knows which archive that is. */
final class MongoDownload {

    private static final URI SITE = URI.create("https://fastdl.mongodb.org/");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private MongoDownload() {}

    static void fetch(Path target) throws IOException {
        probe();
        try (ReachedState<ExtractedFileSet> files = Mongod.instance()
                .transitions(Version.Main.V8_0)
                .walker()
                .initState(StateID.of(ExtractedFileSet.class))) {
            CacheFolder.moveInto(files.current().executable(), target);
        } catch (RuntimeException e) {
            // flapdoodle wraps whatever went wrong, from an unknown system to a broken archive.
            throw new IOException(e.getMessage(), e);
        }
    }

    // Without a way out the download would wait much longer for the same answer.
    private static void probe() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(SITE)
                .method("HEAD", BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IOException(SITE.getHost() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
