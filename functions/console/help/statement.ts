// The accessibility statement: only what is so, how it is known, and what is still wanting; pure.
import { html } from "../../shared/page/html.ts";
import type { PageContent } from "../door/reply.ts";
import type { PageReader } from "../door/visit.ts";
import { crumb } from "../frame/crumb.ts";

export function statement(reader: PageReader): PageContent {
  const { say } = reader;
  const title = say("無障礙聲明", "Accessibility statement");
  return {
    title,
    main: html`${crumb(reader, "/console/help", say("使用說明", "Help"))}
<h1>${title}</h1>
<section class="card"><p>${say("本主控台以 WCAG 2.2 AA 等級為目標，尚未經第三方檢測或取得標章。", "This console aims at WCAG 2.2 AA. Nobody else has assessed it, and it bears no mark.")}</p>
<h2>${say("已做到且每次改版均檢測", "What is so, and tested with every change")}</h2>
<ul>
<li>${say("各頁面於中文、英文、淺色及深色均以 axe 檢測，無 WCAG 2.2 A、AA 之缺失。", "axe finds no fault of WCAG 2.2 A or AA on the pages it walks, in Chinese and English, in light and dark.")}</li>
<li>${say("借出、歸還、核准、掃描等主要作業均可僅以鍵盤完成。", "Lending, returning, approving and scanning can be done by keyboard alone.")}</li>
<li>${say("不需 JavaScript 亦可使用；寬度 320 像素時不需左右捲動。", "It works without JavaScript, and at 320 pixels nothing scrolls sideways.")}</li>
<li>${say("唯一的單鍵快捷鍵（/，移到搜尋框）可在搜尋頁停用，輸入文字時不作用。", "The only shortcut of a single key (/, to the search box) can be switched off on the search page and does nothing while one types.")}</li>
<li>${say("各頁設有導盲磚（:::）與快速鍵 U、L、C、Z、麵包屑及網站導覽。", "Each page has ::: marks with the keys U, L, C and Z, says where it is, and there is a site map.")}</li>
<li>${say("圖形附有同內容的表格或文字；不以顏色為唯一區別。", "Pictures have their content as a table or text; nothing is told by colour alone.")}</li>
</ul>
<h2>${say("尚未做到", "What is wanting")}</h2>
<ul>
<li>${say("尚未以實際的螢幕報讀軟體及實體行動裝置測試。", "No real screen reader and no real phone has been used to test it.")}</li>
<li>${say("說明頁面的畫面圖片僅有標題，操作步驟另以文字說明。", "The pictures in the manual have a title only; the steps beside them are text.")}</li>
</ul>
<p>${say("使用上有困難者，請洽貴機關系統管理人員。", "If something keeps you from your work, tell your agency’s system administrator.")}</p></section>`,
  };
}
