import { useLingui } from '@lingui/react/macro';
import type { Element, Root, RootContent } from 'hast';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { announce } from '../../ui/live-region.js';
import { showToast } from '../../ui/toast.js';
import { copyText } from '../page/index.js';
import { highlight, languageOf } from './highlight.js';

/** Fenced code: plain at once, coloured when the grammar is there; both take the same space. */
export function CodeBlock({ code, info }: { code: string; info: string }) {
  const { t } = useLingui();
  const language = languageOf(info);
  const [tree, setTree] = useState<Root>();
  const [isCopied, setCopied] = useState(false);
  const resetTimer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    setTree(undefined);
    if (!language) return;
    let isMounted = true;
    void highlight(code, language).then((root) => isMounted && setTree(root));
    return () => {
      isMounted = false;
    };
  }, [code, language]);
  useEffect(() => () => clearTimeout(resetTimer.current), []);

  async function copy() {
    if (!(await copyText(code))) {
      showToast({ text: t`The browser did not allow copying. Select the text and copy it yourself.` });
      return;
    }
    setCopied(true);
    announce(t`Copied`);
    clearTimeout(resetTimer.current);
    resetTimer.current = setTimeout(() => setCopied(false), 1_500);
  }

  return (
    <div className="md-code group/code">
      <div className="md-code-head">
        <span>{info.trim().split(/\s/, 1)[0]}</span>
        <button
          type="button"
          className="md-code-copy"
          data-keep-clear
          onClick={() => void copy()}
          aria-label={isCopied ? t`Copied` : t`Copy code`}
        >
          {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        </button>
      </div>
      {/* Scrolls sideways, so it must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <pre tabIndex={0}>
        <code>{tree ? tree.children.map(toReact) : code}</code>
      </pre>
    </div>
  );
}

function toReact(node: RootContent, index: number): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return null;
  return (
    <span key={index} className={classNames(node)}>
      {node.children.map(toReact)}
    </span>
  );
}

function classNames(element: Element): string {
  const names = element.properties.className;
  return Array.isArray(names) ? names.join(' ') : '';
}
