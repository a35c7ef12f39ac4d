package io.whereabouts.operations;

import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Waits until the projectors have taken what their queues hold.
record Draining(SqsClient sqs, StatusLine status) {
    /// SQS counts approximately: a queue is empty when it says so a few times in a row.
    private static final int CALM = 3;

    void await(WorkQueue queue) throws InterruptedException {
        var most = Math.max(1, queue.left(sqs));
        var timeLeft = new TimeLeft(0, System::nanoTime);
        for (var calm = 0; calm < CALM; ) {
            var messages = queue.left(sqs);
            if (messages > most) {
                most = messages;
                timeLeft = new TimeLeft(0, System::nanoTime);
            }
            status.show("%s: about %,d messages left%s"
                    .formatted(queue.name(), messages, timeLeft.at(1 - (double) messages / most)));
            calm = messages == 0 ? calm + 1 : 0;
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
