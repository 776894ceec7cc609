/** Answers many questions at once; gives a way to look up the answer of each. */
type AskAll<Question, Answer> = (questions: readonly Question[]) => Promise<(question: Question) => Answer>;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const maxQuestions = 200;
/** Under way at once: a slow answer does not hold up everybody behind it. */
const lanes = 2;
/**
 * After a batch the next one waits for company, 5 ms for each question of the last: a lone person notices nothing, and
 * from about two hundred questions a second on they gather, at most so long that nobody minds who is coming back. Twenty
 * queries a second of each kind are nothing to the database.
 */
const waitPerQuestionMs = 5;
const longestWaitMs = 50;

/**
 * Makes one question of all that come at the same time, the more of them the busier it gets: a crowd that comes back
 * after a fault is not a crowd of queries. No question is answered by anything that was asked before it came, so an
 * answer is never older than its question.
 */
export function gather<Question, Answer>(
  askAll: AskAll<Question, Answer>,
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let underWay = 0;
  let isScheduled = false;
  let notBefore = 0;

  function schedule(): void {
    if (isScheduled || underWay >= lanes || waiting.length === 0) return;
    isScheduled = true;
    const waitMs = notBefore - performance.now();
    if (waitMs > 0 && waiting.length < maxQuestions) setTimeout(ask, waitMs);
    else setImmediate(ask);
  }

  function ask(): void {
    isScheduled = false;
    const batch = waiting.slice(0, maxQuestions);
    waiting = waiting.slice(maxQuestions);
    notBefore = performance.now() + Math.min(batch.length * waitPerQuestionMs, longestWaitMs);
    void settle(batch);
    schedule();
  }

  async function settle(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    underWay += 1;
    try {
      const answerTo = await askAll(batch.map(({ question }) => question));
      for (const { question, resolve } of batch) resolve(answerTo(question));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      schedule();
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      schedule();
    });
}
