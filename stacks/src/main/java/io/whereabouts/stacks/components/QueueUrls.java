package io.whereabouts.stacks.components;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.Output;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where the queues of a stack are, for operators who redrive them.
public final class QueueUrls {
    private final Map<String, Queue> queues = new TreeMap<>();

    void add(String name, Queue queue) {
        queues.put(name, queue);
    }

    /// By name within the stack, such as `audit-projector-dead-letters`.
    public Output<Map<String, String>> urls() {
        return Output.all(queues.entrySet().stream()
                        .map(queue -> queue.getValue().url().applyValue(url -> Map.entry(queue.getKey(), url)))
                        .toList())
                .applyValue(
                        entries -> entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
