package dev.ringway.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the parts side by side: the servers and the sandbox, and the services as soon as the servers answer. */
record Startup(Parts parts, Processes processes, Console console) {

    /** @throws LauncherException as soon as one part does not come up, with its reason; the others are left as they are */
    void run() throws IOException {
        List<Part> services = parts.services();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> servers =
                    parts.servers().stream().map(part -> start(part, threads)).toList();
            CompletableFuture<Void> serversReady = all(servers);
            List<CompletableFuture<Void>> whole = new ArrayList<>(servers);
            parts.sandbox().ifPresent(sandbox -> whole.add(start(sandbox, threads)));
            services.forEach(service -> whole.add(serversReady.thenCompose(ready -> start(service, threads))));
            try {
                all(whole).join();
            } finally {
                threads.shutdownNow();
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof LauncherException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private CompletableFuture<Void> start(Part part, ExecutorService threads) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        processes.start(part);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    part.awaitReady();
                    if (processes.find(part.name()).isEmpty()) {
                        throw new LauncherException(part.name() + " ended while something else answered at "
                                + part.address() + "; ringway logs " + part.name() + " tells why");
                    }
                    console.step(part.name() + " ready: " + part.address());
                },
                threads);
    }

    // Fails with the first that fails and does not wait for the others then.
    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        for (CompletableFuture<Void> future : futures) {
            future.exceptionally(failure -> {
                all.completeExceptionally(failure);
                return null;
            });
        }
        return all;
    }
}
