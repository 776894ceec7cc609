import { useLingui } from '@lingui/react/macro';
import { type Channel, channelSetTopic, limits } from '@parley/protocol';
import { useChat } from '../../client.js';
import { TextAreaField } from '../../ui/text-area-field.js';
import { InPlaceForm, useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { topicProblem } from './channel-rules.js';

interface TopicEditorProps {
  readonly channel: Channel;
  readonly onDone: () => void;
}

/** Changes what a channel is about; Enter saves, as a topic is one line. */
export function TopicEditor({ channel, onDone }: TopicEditorProps) {
  const { t } = useLingui();
  const chat = useChat();
  const form = useForm({
    initial: { topic: channel.topic },
    check: ({ topic }) => ({ topic: topicProblem(topic) }),
    send: async ({ topic }) => {
      const answer = await chat.send(channelSetTopic, { channelId: channel.id, topic });
      if (!answer.ok) return { field: 'topic', text: problemWords(answer.error) };
      onDone();
      return undefined;
    },
  });
  const topic = form.field<HTMLTextAreaElement>('topic');
  return (
    <InPlaceForm form={form} action={t`Save topic`} onCancel={onDone}>
      <TextAreaField
        {...topic}
        label={t`Topic`}
        rows={2}
        autoFocus
        counter={{ used: [...topic.value].length, limit: limits.channelTopicLength }}
        onValueChange={(value) => topic.onValueChange(value.replace(/\n/g, ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void form.submit();
        }}
      />
    </InPlaceForm>
  );
}
