package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Has the TypeScript compiler check {@code docs/api/realtime-gateway.d.ts}: that it names what the AsyncAPI document names, that
 * messages of a real gateway have its types, and that the example for Node.js uses it as it is meant.
 */
final class TypeScript {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path FOLDER = Path.of("target", "typescript");

    private TypeScript() {}

    static void check(Contract contract, List<JsonNode> answers, List<JsonNode> changes, JsonNode snapshot) {
        try {
            copy("api/realtime-gateway.d.ts");
            copy("examples/realtime/follow-calls.mjs");
            Path checks = Files.createDirectories(FOLDER.resolve("check"));
            Files.writeString(checks.resolve("node.d.ts"), "declare const process: { argv: string[] };\n");
            Files.writeString(checks.resolve("names.ts"), names(contract));
            Files.writeString(checks.resolve("messages.ts"), messages(answers, changes, snapshot));
            compile();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void copy(String file) throws IOException {
        Path to = FOLDER.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(DOCS.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String names(Contract contract) {
        return """
                import type * as gateway from '../api/realtime-gateway.d.ts';
                type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
                export const rooms: Same<gateway.RoomKind, %s> = true;
                export const steps: Same<gateway.StepType, %s> = true;
                export const heard: Same<keyof gateway.ClientToServer | 'tell', %s> = true;
                export const messages: Same<
                  keyof gateway.ServerToClient | keyof gateway.ClientToServer
                    | 'subscribed' | 'unsubscribed' | 'refreshed' | 'connect_error', %s> = true;
                export const refusals: Same<
                  gateway.SubscribeErrorCode | gateway.UnsubscribeErrorCode | gateway.RefreshErrorCode, %s> = true;
                export const ends: Same<gateway.EndCode, %s> = true;
                export const closes: Same<gateway.CloseCode, %s> = true;
                export const connects: Same<gateway.ConnectErrorCode, %s> = true;
                """.formatted(
                        union(contract.rooms().stream()
                                .map(room -> room.replace(":{id}", ""))
                                .collect(Collectors.toSet())),
                        union(contract.codes("Step", "/properties/type")),
                        union(contract.names("/operations")),
                        union(contract.names("/channels/gateway/messages")),
                        union(contract.codes("Refused", "/properties/error/properties/code")),
                        union(contract.codes("Ended", "/properties/code")),
                        union(contract.codes("Closing", "/properties/code")),
                        union(contract.codes("ConnectError", "/properties/data/properties/code")));
    }

    private static String messages(List<JsonNode> answers, List<JsonNode> changes, JsonNode snapshot) {
        List<JsonNode> entered =
                answers.stream().filter(answer -> answer.has("room")).toList();
        return "import type * as gateway from '../api/realtime-gateway.d.ts';\n"
                + "export const answers: [\n"
                + joined(
                        entered,
                        answer -> "gateway.Subscribed<'" + answer.path("room").asString() + "'>")
                + "] = [\n"
                + joined(entered, JsonNode::toString)
                + "];\n"
                + "export const changes: gateway.Change[] = [\n"
                + joined(changes, JsonNode::toString)
                + "];\nexport const snapshot: gateway.SnapshotMessage<'"
                + snapshot.path("room").asString() + "'> = " + snapshot + ";\n";
    }

    private static String joined(List<JsonNode> messages, Function<JsonNode, String> written) {
        return messages.stream().map(written).collect(Collectors.joining(",\n"));
    }

    private static String union(Set<String> names) {
        return names.stream().sorted().map(name -> "'" + name + "'").collect(Collectors.joining(" | "));
    }

    private static void compile() throws IOException {
        Process tsc = new ProcessBuilder(
                        System.getProperty("ringway.node"),
                        "node_modules/typescript/bin/tsc",
                        "--noEmit",
                        "--strict",
                        "--skipLibCheck",
                        "--allowJs",
                        "--checkJs",
                        "--allowImportingTsExtensions",
                        "--target",
                        "es2022",
                        "--lib",
                        "es2022,dom",
                        "--module",
                        "nodenext",
                        "target/typescript/check/node.d.ts",
                        "target/typescript/check/names.ts",
                        "target/typescript/check/messages.ts",
                        "target/typescript/examples/realtime/follow-calls.mjs")
                .redirectErrorStream(true)
                .start();
        String complaints = new String(tsc.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(complaints).isEmpty();
    }
}
