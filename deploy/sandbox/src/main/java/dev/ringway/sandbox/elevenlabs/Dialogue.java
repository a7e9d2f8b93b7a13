package dev.ringway.sandbox.elevenlabs;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said in a conversation: the same for the same seed, spread over its length. */
final class Dialogue {

    private static final List<String> AGENT = List.of(
            "Hello, this is Ava from Acme. Am I speaking with the account holder?",
            "I am calling about your renewal, which is due next month.",
            "Of course. Would Friday at ten suit you?",
            "I have written that down. Is there anything else?",
            "Your present plan costs 29 dollars a month; that stays as it is.",
            "Thank you for your time, and have a good day.");
    private static final List<String> USER = List.of(
            "Yes, that's me. What is it about?",
            "Could you call me back later? I'm driving.",
            "Friday is fine. In the morning, please.",
            "How much would that be?",
            "Ehm, I'd like to think it over. Größere Pakete brauche ich nicht.",
            "No, that's all. Bye!");

    /** What a person says who opts out, as the last thing. */
    static final String OPT_OUT = "Please do not call me again. Take me off your list.";

    private final ObjectNode templates;
    private final SplittableRandom random;
    private final long seconds;
    private final boolean optsOut;

    Dialogue(ObjectNode templates, Conversation conversation) {
        this.templates = templates;
        this.random = new SplittableRandom(conversation.seed());
        seconds = conversation.seconds();
        optsOut = conversation.optsOut();
    }

    /** Two to twelve turns, one a second at most; the agent begins. */
    ArrayNode turns() {
        int drawn = random.nextInt(2, 13);
        int count = Math.clamp(seconds, 2, drawn);
        ArrayNode turns = templates.arrayNode();
        for (int i = 0; i < count; i++) {
            boolean agent = i % 2 == 0;
            ObjectNode turn =
                    templates.get(agent ? "agentTurn" : "userTurn").deepCopy().asObject();
            List<String> lines = agent ? AGENT : USER;
            String line = lines.get(i == 0 ? 0 : random.nextInt(lines.size()));
            boolean lastOfUser = !agent && i + 2 >= count;
            turn.put("message", optsOut && lastOfUser ? OPT_OUT : line);
            turn.put("time_in_call_secs", seconds * i / count);
            turn.put("interrupted", agent && random.nextInt(10) == 0);
            if (agent) {
                metrics(turn);
                if (i > 0 && random.nextInt(5) == 0) {
                    tool(turn);
                }
            }
            turns.add(turn);
        }
        return turns;
    }

    private void metrics(ObjectNode turn) {
        ObjectNode metrics = turn.putObject("conversation_turn_metrics").putObject("metrics");
        metrics.putObject("convai_llm_service_ttfb").put("elapsed_time", random.nextInt(20, 90) / 100.0);
        metrics.putObject("convai_tts_service_ttfb").put("elapsed_time", random.nextInt(10, 40) / 100.0);
    }

    private void tool(ObjectNode turn) {
        String request = "book_" + Integer.toHexString(random.nextInt(0x1000, 0x10000));
        ObjectNode call = templates.get("toolCall").deepCopy().asObject().put("request_id", request);
        ObjectNode result = templates.get("toolResult").deepCopy().asObject().put("request_id", request);
        turn.putArray("tool_calls").add(call);
        turn.putArray("tool_results").add(result.put("tool_latency_secs", random.nextInt(10, 200) / 100.0));
    }
}
